//! Sounds and films, made here, each with something that must not stay.

pub const SECRET: &[u8] = b"HIDDEN-PLACE-51.4779N";

fn sized(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    [&u32::try_from(content.len() + 8).unwrap().to_be_bytes(), kind.as_slice(), content].concat()
}

fn track(handler: [u8; 4], at: u32) -> Vec<u8> {
    let be = u32::to_be_bytes;
    let matrix = [be(0x1_0000), be(0), be(0), be(0), be(0x1_0000), be(0), be(0), be(0)].concat();
    let header =
        [&[0; 40], matrix.as_slice(), &be(0x4000_0000), &be(320 << 16), &be(240 << 16)].concat();
    let entry = [&[0; 24], [1, 64, 0, 240].as_slice(), &[0; 50]].concat();
    let table = [
        sized(*b"stsd", &[be(0).as_slice(), &be(1), &sized(*b"avc1", &entry)].concat()),
        sized(*b"stts", &[be(0), be(1), be(50), be(40)].concat()),
        sized(*b"stsc", &[be(0), be(1), be(1), be(50), be(1)].concat()),
        sized(*b"stsz", &[be(0), be(8), be(50)].concat()),
        sized(*b"stco", &[be(0), be(1), be(at)].concat()),
    ];
    let media = [
        sized(*b"mdhd", &[be(0), be(7), be(7), be(1_000), be(2_000), be(0)].concat()),
        sized(*b"hdlr", &[[0; 8].as_slice(), &handler, &[0; 12], SECRET].concat()),
        sized(*b"minf", &sized(*b"stbl", &table.concat())),
    ];
    sized(*b"trak", &[sized(*b"tkhd", &header), sized(*b"mdia", &media.concat())].concat())
}

fn film(handlers: &[&[u8; 4]]) -> Vec<u8> {
    let start = sized(*b"ftyp", b"isom\0\0\0\0isom");
    let at = u32::try_from(start.len() + 8).unwrap();
    let header =
        [[0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 7, 0, 0, 3, 0xe8, 0, 0, 7, 0xd0].as_slice(), &[0; 80]];
    let tracks: Vec<u8> = handlers.iter().flat_map(|handler| track(**handler, at)).collect();
    let place = sized(*b"udta", &sized(*b"\xa9xyz", SECRET));
    let movie = [sized(*b"mvhd", &header.concat()), tracks, place].concat();
    [start, sized(*b"mdat", &b"PLAYABLE".repeat(50)), sized(*b"moov", &movie)].concat()
}

/// Two seconds of pictures and sound, 320 × 240, 25 frames a second.
pub fn mp4() -> Vec<u8> {
    film(&[b"vide", b"soun"])
}

/// The same without sound.
pub fn silent_mp4() -> Vec<u8> {
    film(&[b"vide"])
}

/// A second of sound and a bit, with a tag.
pub fn mp3() -> Vec<u8> {
    let frame = [b"\xff\xfb\x90\x00".as_slice(), &[0x55; 413]].concat();
    let tag = [b"ID3\x04\0\0\0\0\0\x15".as_slice(), SECRET].concat();
    [tag, frame.repeat(40)].concat()
}

/// A second and a half of sound, with a list of tags.
pub fn wav() -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [name.as_slice(), &length, content, &vec![0; content.len() % 2]].concat()
    };
    let format = [1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0];
    let parts = [chunk(b"LIST", SECRET), chunk(b"fmt ", &format), chunk(b"data", &[0x80; 12_000])];
    chunk(b"RIFF", &[b"WAVE".as_slice(), &parts.concat()].concat())
}
