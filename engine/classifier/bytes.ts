/** Writes numbers and texts one after the other; small whole numbers take one byte. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 12);
  private size = 0;

  byte(value: number): void {
    if (this.size === this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.size++] = value;
  }

  /** A whole number from 0 to 2^32 − 1. */
  whole(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  float(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value);
    for (const byte of bytes) this.byte(byte);
  }

  floats(values: readonly number[]): void {
    this.whole(values.length);
    for (const value of values) this.float(value);
  }

  text(value: string): void {
    this.whole(value.length);
    for (let at = 0; at < value.length; at++) this.whole(value.charCodeAt(at));
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.size);
  }
}

/** Reads what ByteWriter wrote. Throws a RangeError where the bytes end too early. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    if (this.at >= this.bytes.length) throw new RangeError('The bytes end too early.');
    return this.bytes[this.at++]!;
  }

  whole(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  float(): number {
    const bytes = new Uint8Array(8);
    for (let at = 0; at < 8; at++) bytes[at] = this.byte();
    return new DataView(bytes.buffer).getFloat64(0);
  }

  floats(): number[] {
    return Array.from({ length: this.whole() }, () => this.float());
  }

  text(): string {
    let value = '';
    for (let left = this.whole(); left > 0; left--) value += String.fromCharCode(this.whole());
    return value;
  }
}
