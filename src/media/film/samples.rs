//! Sounds and films made by hand, full of what must not stay.

pub(super) use super::super::image::SECRET;

fn sized(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
    [length.as_slice(), &kind, content].concat()
}

/// A box of boxes.
fn boxes(kind: [u8; 4], inner: &[Vec<u8>]) -> Vec<u8> {
    sized(kind, &inner.concat())
}

fn zeros(count: usize) -> Vec<u8> {
    vec![0; count]
}

fn be(number: u32) -> [u8; 4] {
    number.to_be_bytes()
}

/// Times of which the first two are secret, then a unit and a length.
fn times(unit: u32, length: u32) -> Vec<u8> {
    [&be(0), &SECRET[..8], &be(unit), &be(length)].concat()
}

struct Stored {
    handler: [u8; 4],
    at: u32,
    samples: u32,
    size: u32,
}

fn track(stored: &Stored, turned: bool) -> Vec<u8> {
    let Stored { handler, at, samples, size } = stored;
    let matrix: Vec<u8> = if turned {
        [be(0), be(0x1_0000), be(0), be(0xffff_0000), be(0), be(0), be(0), be(0), be(0x4000_0000)]
            .concat()
    } else {
        [be(0x1_0000), be(0), be(0), be(0), be(0x1_0000), be(0), be(0), be(0), be(0x4000_0000)]
            .concat()
    };
    let header = [
        be(0).as_slice(),
        &SECRET[..8],
        &be(1),
        &be(0),
        &be(2_000),
        &zeros(16),
        &matrix,
        &be(320 << 16),
        &be(240 << 16),
    ]
    .concat();
    // Only entries of pictures have a name in them.
    let program = if *handler == *b"vide" { SECRET } else { &[0; 21] };
    let entry = [
        zeros(8 + 16).as_slice(),
        &320_u16.to_be_bytes(),
        &240_u16.to_be_bytes(),
        &zeros(14),
        &[21],
        program,
        &zeros(14),
    ]
    .concat();
    let list = [be(0).as_slice(), &be(1), &sized(*b"avc1", &entry)].concat();
    let table = [
        sized(*b"stsd", &list),
        sized(*b"stts", &[be(0), be(1), be(*samples), be(40)].concat()),
        sized(*b"stsc", &[be(0), be(1), be(1), be(*samples), be(1)].concat()),
        sized(*b"stsz", &[be(0), be(*size), be(*samples)].concat()),
        sized(*b"stco", &[be(0), be(1), be(*at)].concat()),
    ];
    let source = [be(0).as_slice(), &be(1), &sized(*b"alis", &[&be(0), SECRET].concat())].concat();
    boxes(
        *b"trak",
        &[
            sized(*b"tkhd", &header),
            boxes(*b"udta", &[sized(*b"name", SECRET)]),
            boxes(
                *b"mdia",
                &[
                    sized(*b"mdhd", &[times(1_000, 2_000), zeros(4)].concat()),
                    sized(
                        *b"hdlr",
                        &[be(0).as_slice(), &be(0), handler, &zeros(12), SECRET].concat(),
                    ),
                    boxes(
                        *b"minf",
                        &[boxes(*b"dinf", &[sized(*b"dref", &source)]), boxes(*b"stbl", &table)],
                    ),
                ],
            ),
            sized(*b"meta", SECRET),
        ],
    )
}

/// A film with such tracks: `vide`, `soun`, or one of metadata whose samples are secret.
pub(super) fn mp4(brand: [u8; 4], handlers: &[&[u8; 4]], turned: bool) -> Vec<u8> {
    let start = sized(*b"ftyp", &[brand.as_slice(), &be(0), b"isom"].concat());
    let content: Vec<Vec<u8>> = handlers
        .iter()
        .map(|handler| match *handler {
            b"vide" | b"soun" => b"PLAYABLE".repeat(50),
            _ => SECRET.to_vec(),
        })
        .collect();
    let mut at = start.len() + 8;
    let mut tracks = vec![];
    for (handler, content) in handlers.iter().zip(&content) {
        let samples = if content.len() == 400 { 50 } else { 1 };
        tracks.push(track(
            &Stored {
                handler: **handler,
                at: u32::try_from(at).unwrap(),
                samples,
                size: u32::try_from(content.len()).unwrap() / samples,
            },
            turned,
        ));
        at += content.len();
    }
    let place = sized(*b"\xa9xyz", SECRET);
    let movie = [
        vec![sized(*b"mvhd", &[times(1_000, 2_000), zeros(80)].concat())],
        tracks,
        vec![boxes(*b"udta", &[place]), sized(*b"meta", SECRET)],
    ]
    .concat();
    [
        start,
        sized(*b"mdat", &content.concat()),
        boxes(*b"moov", &movie),
        sized(*b"uuid", SECRET),
        sized(*b"free", SECRET),
        b"<script>".to_vec(),
        SECRET.to_vec(),
    ]
    .concat()
}

/// Frames of MPEG 1, layer III, 128 kbit/s, 44.1 kHz, with tags before, between and behind them.
pub(super) fn mp3(frames: usize) -> Vec<u8> {
    let frame = [b"\xff\xfb\x90\x00".as_slice(), &[0x55; 413]].concat();
    let tag = [b"ID3\x04\0\0\0\0\0".as_slice(), &[u8::try_from(SECRET.len()).unwrap()], SECRET];
    let old = [b"TAG".as_slice(), SECRET, &zeros(104)].concat();
    let half = frame.repeat(frames / 2);
    let rest = frame.repeat(frames - frames / 2);
    [&tag.concat(), &half, SECRET, &rest, &b"APETAGEX"[..], SECRET, &old].concat()
}

pub(super) fn flac() -> Vec<u8> {
    let block = |kind: u8, content: &[u8]| {
        let [_, high, middle, low] = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&[kind, high, middle, low], content].concat()
    };
    // 44,100 Hz, two channels of 16 bits, 88,200 samples.
    let packed: u64 = (44_100 << 44) + (1 << 41) + (15 << 36) + 88_200;
    let info = [zeros(10).as_slice(), &packed.to_be_bytes(), &zeros(16)].concat();
    [
        b"fLaC".to_vec(),
        block(0, &info),
        block(4, SECRET),
        block(6, SECRET),
        block(2, SECRET),
        block(0x81, &zeros(30)),
        b"\xff\xf8SOUND".repeat(20),
        [b"TAG".as_slice(), SECRET, &zeros(104)].concat(),
    ]
    .concat()
}

pub(super) fn wav() -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [name.as_slice(), &length, content, &zeros(content.len() % 2)].concat()
    };
    let format = [1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0];
    let body = [
        b"WAVE".as_slice(),
        &chunk(b"LIST", SECRET),
        &chunk(b"bext", SECRET),
        &chunk(b"fmt ", &format),
        &chunk(b"data", &[0x80; 12_001]),
        &chunk(b"id3 ", SECRET),
    ]
    .concat();
    [chunk(b"RIFF", &body), SECRET.to_vec()].concat()
}

/// A page of Ogg. The checksum is left open: nobody reads it.
fn page(flags: u8, granule: u64, number: u32, packets: &[Vec<u8>]) -> Vec<u8> {
    let mut segments = vec![];
    for packet in packets {
        segments.extend(std::iter::repeat_n(255, packet.len() / 255));
        segments.push(u8::try_from(packet.len() % 255).unwrap());
    }
    [
        b"OggS\0".as_slice(),
        &[flags],
        &granule.to_le_bytes(),
        &[7, 0, 0, 0],
        &number.to_le_bytes(),
        &zeros(4),
        &[u8::try_from(segments.len()).unwrap()],
        &segments,
        &packets.concat(),
    ]
    .concat()
}

pub(super) fn vorbis() -> Vec<u8> {
    let ident =
        [b"\x01vorbis\0\0\0\0\x01".as_slice(), &44_100_u32.to_le_bytes(), &zeros(14)].concat();
    let comment = [b"\x03vorbis".as_slice(), &SECRET.repeat(100)].concat();
    let setup = [b"\x05vorbis".as_slice(), &zeros(700)].concat();
    [
        page(2, 0, 0, &[ident]),
        page(0, 0, 1, &[comment, setup]),
        page(0, 44_100, 2, &[b"SOUND".repeat(60)]),
        page(4, 88_200, 3, &[b"SOUND".repeat(60)]),
        SECRET.to_vec(),
    ]
    .concat()
}

pub(super) fn opus() -> Vec<u8> {
    let ident = [b"OpusHead\x01\x01".as_slice(), &312_u16.to_le_bytes(), &zeros(7)].concat();
    let tags = [b"OpusTags".as_slice(), SECRET].concat();
    [page(2, 0, 0, &[ident]), page(0, 0, 1, &[tags]), page(4, 96_312, 2, &[b"SOUND".repeat(60)])]
        .concat()
}

fn element(id: &[u8], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u64 | 1 << 56).to_be_bytes();
    [id, &length, content].concat()
}

/// A film of one track of pictures and one of sound. `open`: as browsers record it, without any
/// lengths.
pub(super) fn webm(kind: &str, open: bool) -> Vec<u8> {
    let head = element(b"\x1a\x45\xdf\xa3", &element(b"\x42\x82", kind.as_bytes()));
    let info = [
        element(b"\x2a\xd7\xb1", &1_000_000_u32.to_be_bytes()),
        if open { vec![] } else { element(b"\x44\x89", &2_000_f64.to_be_bytes()) },
        element(b"\x7b\xa9", SECRET),
        element(b"\x4d\x80", SECRET),
        element(b"\x57\x41", SECRET),
        element(b"\x44\x61", &SECRET[..8]),
    ]
    .concat();
    let pictures = [
        element(b"\x83", &[1]),
        element(b"\x53\x6e", SECRET),
        element(b"\x23\xe3\x83", &40_000_000_u32.to_be_bytes()),
        element(b"\xe0", &[element(b"\xb0", &[1, 64]), element(b"\xba", &[240])].concat()),
    ]
    .concat();
    let tracks = [element(b"\xae", &pictures), element(b"\xae", &element(b"\x83", &[2]))].concat();
    let cluster = |time: u16| {
        let content = [
            element(b"\xe7", &time.to_be_bytes()),
            element(b"\xa3", &b"PLAYABLE".repeat(20)),
            element(b"\xec", SECRET),
        ]
        .concat();
        if open {
            [b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff".as_slice(), &content].concat()
        } else {
            element(b"\x1f\x43\xb6\x75", &content)
        }
    };
    let content = [
        element(b"\xec", SECRET),
        element(b"\x15\x49\xa9\x66", &info),
        element(b"\x16\x54\xae\x6b", &tracks),
        cluster(0),
        cluster(1_960),
        element(b"\x12\x54\xc3\x67", SECRET),
        element(b"\x19\x41\xa4\x69", &SECRET.repeat(20)),
        element(b"\x10\x43\xa7\x70", SECRET),
    ]
    .concat();
    if open {
        [head, b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff".to_vec(), content].concat()
    } else {
        [head, element(b"\x18\x53\x80\x67", &content), SECRET.to_vec()].concat()
    }
}

pub(super) fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("mp4", mp4(*b"isom", &[b"vide", b"soun", b"meta"], false)),
        ("mov", mp4(*b"qt  ", &[b"soun", b"vide"], true)),
        ("m4a", mp4(*b"M4A ", &[b"soun", b"text"], false)),
        ("mp3", mp3(6)),
        ("flac", flac()),
        ("wav", wav()),
        ("vorbis", vorbis()),
        ("opus", opus()),
        ("webm", webm("webm", false)),
        ("recorded webm", webm("webm", true)),
    ]
}
