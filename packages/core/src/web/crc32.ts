/** Reads CRC-32 (RFC 1952 section 8) of bytes; for platforms that have none. */
export function createCrc32(): (data: Uint8Array) => number {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    table[n] = c;
  }
  return (data) => {
    let crc = 0xffffffff;
    for (const byte of data) crc = (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  };
}
