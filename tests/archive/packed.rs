//! Archives for tests: honest ones, and headers written by hand for those that lie.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An honest archive of deflated files.
pub(crate) fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, content) in files {
        if path.ends_with('/') {
            writer.add_directory(*path, options).unwrap();
        } else {
            writer.start_file(*path, options).unwrap();
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// One entry as it is to stand in an archive, true or not.
#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) name: Vec<u8>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) bytes: Vec<u8>,
    pub(crate) n_inflated: u32,
}

impl Raw {
    /// A stored entry that tells the truth.
    pub(crate) fn stored(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        let n_inflated = u32::try_from(bytes.len()).unwrap();
        Self { name: name.as_ref().into(), flags: 0, method: 0, crc: crc(bytes), bytes: bytes.into(), n_inflated }
    }

    /// A deflated entry that tells the truth.
    pub(crate) fn deflated(name: impl AsRef<[u8]>, bytes: &[u8]) -> Self {
        let honest = packed(&[("x", bytes)]);
        // The header has 30 bytes, the name one; the packed size stands in the header.
        let extra = usize::from(u16::from_le_bytes([honest[28], honest[29]]));
        let n_packed = usize::try_from(u32::from_le_bytes(honest[18..22].try_into().unwrap())).unwrap();
        let packed = honest[31 + extra..31 + extra + n_packed].to_vec();
        Self { method: 8, bytes: packed, ..Self::stored(name, bytes) }
    }

    /// The fields that stand both before the bytes and in the list.
    fn fields(&self) -> Vec<u8> {
        let mut fields = Vec::new();
        fields.extend(20_u16.to_le_bytes());
        fields.extend(self.flags.to_le_bytes());
        fields.extend(self.method.to_le_bytes());
        fields.extend([0; 4]);
        fields.extend(self.crc.to_le_bytes());
        fields.extend(u32::try_from(self.bytes.len()).unwrap().to_le_bytes());
        fields.extend(self.n_inflated.to_le_bytes());
        fields.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        fields.extend(0_u16.to_le_bytes());
        fields
    }

    /// The header before the bytes, and the bytes.
    pub(crate) fn local(&self) -> Vec<u8> {
        [b"PK\x03\x04", &*self.fields(), &*self.name, &*self.bytes].concat()
    }

    fn listed(&self, start: usize) -> Vec<u8> {
        let start = u32::try_from(start).unwrap().to_le_bytes();
        [b"PK\x01\x02", &20_u16.to_le_bytes()[..], &self.fields(), &[0; 10], &start, &self.name].concat()
    }
}

/// An archive of entries as they are.
pub(crate) fn archive(entries: &[Raw]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut starts = Vec::new();
    for entry in entries {
        starts.push(bytes.len());
        bytes.extend(entry.local());
    }
    with_list(bytes, entries, &starts)
}

/// Puts a list that says where each entry starts behind the bytes.
pub(crate) fn with_list(mut bytes: Vec<u8>, entries: &[Raw], starts: &[usize]) -> Vec<u8> {
    let list: Vec<u8> = entries.iter().zip(starts).flat_map(|(entry, start)| entry.listed(*start)).collect();
    let n = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let size = u32::try_from(list.len()).unwrap().to_le_bytes();
    let start = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    bytes.extend(list);
    bytes.extend([&b"PK\x05\x06\0\0\0\0"[..], &n, &n, &size, &start, &[0; 2]].concat());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let honest = {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file("x", stored).unwrap();
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap().into_inner()
    };
    u32::from_le_bytes(honest[14..18].try_into().unwrap())
}
