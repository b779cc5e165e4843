const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Big-endian base62 of `bytes`, left-padded with `0` to `length`. Throws when the number does not fit. */
export function base62(bytes: Uint8Array, length: number): string {
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  for (; number > 0n; number /= 62n) text = ALPHABET.charAt(Number(number % 62n)) + text;
  if (text.length > length) throw new RangeError(`${bytes.length} bytes do not fit into ${length} base62 digits`);
  return text.padStart(length, "0");
}
