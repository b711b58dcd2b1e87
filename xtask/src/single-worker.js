// What reads files for the coordinator's page of phrom.html: the text of this comes before the program, in a script that the
// page puts together.
const { unpacked, files, fetchFrom } = GIVEN;
fetchFrom((name) => name in files, (name) => unpacked(files[name]));

// From a disk, WebKit lets a worker read no file at all. Then the page reads them, and here is what stands in for a file.
class Held {
  constructor(bytes, name) {
    this.bytes = bytes;
    this.name = name;
    this.size = bytes.byteLength;
  }
  slice(from, to) {
    return new Held(this.bytes.subarray(from, to), this.name);
  }
  arrayBuffer() {
    return Promise.resolve(this.bytes.slice().buffer);
  }
}
const readsFiles = () => {
  try {
    new FileReaderSync().readAsArrayBuffer(new Blob(['a']));
    return true;
  } catch {
    return false;
  }
};
const reads = readsFiles();
if (!reads) {
  Object.defineProperty(File, Symbol.hasInstance, { value: (one) => Held.prototype.isPrototypeOf(one) });
  self.FileReaderSync = class {
    readAsArrayBuffer(held) {
      return held.bytes.slice().buffer;
    }
  };
  addEventListener('message', ({ data: [, beside] }) => {
    beside.forEach((one, at) => {
      if (one?.bytes instanceof ArrayBuffer) beside[at] = new Held(new Uint8Array(one.bytes), one.name);
    });
  });
}
postMessage(reads ? 'reads files' : 'reads no files');
