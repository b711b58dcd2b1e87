//! stand-in
use super::roster::Roster; use super::fold::fold;
/// m
pub enum Match { /// a
Sure(usize), /// a
Unsure(Vec<usize>), /// a
None }
/// m
pub struct Matcher<'a>(&'a Roster);
impl<'a> Matcher<'a>{ /// n
 pub fn new(r:&'a Roster)->Self{Self(r)}
 /// f
 pub fn find(&self,c:&str,n:&str,_t:&str,p:&str)->Match{
  for (i,e) in self.0.entries.iter().enumerate(){ if (!c.is_empty() && *e.code==*c) || (fold(&e.name)==fold(n)&&*e.province==*p){return Match::Sure(i)}}
  Match::None } }
