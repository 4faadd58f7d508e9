"""The compression of VBA source in Office files: MS-OVBA 2.4.1, chunks of 4096 bytes with copies within the chunk."""

_CHUNK = 4096
_COMPRESSED = 0xB000  # flag and signature in the header of a chunk
_RAW = 0x3000


def compressed(data: bytes) -> bytes:
    """`data` as a CompressedContainer."""
    chunks = [_chunk(data[start : start + _CHUNK]) for start in range(0, len(data), _CHUNK)]
    return b"\x01" + b"".join(chunks)


def _chunk(data: bytes) -> bytes:
    packed = _tokens(data)
    if len(packed) < _CHUNK:
        return (_COMPRESSED | (len(packed) + 2 - 3)).to_bytes(2, "little") + packed
    # Never for source text. A raw chunk is always whole, so a shorter one is filled up, as the specification says.
    return (_RAW | (_CHUNK + 2 - 3)).to_bytes(2, "little") + data.ljust(_CHUNK, b"\0")


def _tokens(data: bytes) -> bytes:
    """Sequences of a flag byte and eight tokens: a byte as it is, or two bytes that say what to copy.

    Only places where a token begins are remembered, as in the example of the specification (3.2.2).
    """
    seen: dict[bytes, list[int]] = {}
    packed, at = bytearray(), 0
    while at < len(data):
        flags, group = 0, bytearray()
        for bit in range(8):
            if at >= len(data):
                break
            offset, length = _match(data, at, seen)
            if length:
                flags |= 1 << bit
                group += _copy_token(at, offset, length)
            else:
                length = 1
                group.append(data[at])
            seen.setdefault(data[at : at + 3], []).append(at)
            at += length
        packed.append(flags)
        packed += group
    return bytes(packed)


def _match(data: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """The longest earlier run of at least three bytes that stands here again: its distance and length; 0, 0: none."""
    longest = min(len(data) - at, (1 << (16 - _offset_bits(at))) + 2)
    best_offset, best = 0, 0
    if longest < 3:
        return 0, 0
    for start in reversed(seen.get(data[at : at + 3], ())):
        length = 3
        while length < longest and data[start + length] == data[at + length]:
            length += 1
        if length > best:
            best_offset, best = at - start, length
            if best == longest:
                break
    return best_offset, best


def _offset_bits(at: int) -> int:
    """How many bits of a copy token tell the distance, at this place in the chunk (CopyToken Help)."""
    return max((at - 1).bit_length(), 4)


def _copy_token(at: int, offset: int, length: int) -> bytes:
    length_bits = 16 - _offset_bits(at)
    return (((offset - 1) << length_bits) | (length - 3)).to_bytes(2, "little")
