import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import express, { type Router } from 'express';

const packers = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
};
type Encoding = keyof typeof packers;
const encodings: Encoding[] = ['br', 'gzip'];

/** Files with a hash in their name: kept for a year by browsers, packed once each and then sent from memory. */
export function assetFiles(router: Router, folder: string): void {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const packed = new Map<string, Promise<Buffer>>();
  const pack = (name: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${encoding} ${name}`;
    const known = packed.get(key) ?? readFile(join(folder, name)).then(packers[encoding]);
    packed.set(key, known);
    return known;
  };
  router.get('/assets/:name', async (request, response, next) => {
    const { name } = request.params;
    // Browsers name both alike; the first is the smaller.
    const encoding = encodings.find((one) => request.acceptsEncodings(one));
    // Only names that were there at the start are looked for, so no name can lead out of the folder.
    if (!encoding || !names.has(name) || !/\.(?:js|css|svg|json)$/.test(name)) return next();
    response.type(extname(name));
    response.set({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': encoding,
      vary: 'accept-encoding',
    });
    response.send(await pack(name, encoding));
  });
  router.use(
    '/assets',
    express.static(folder, { immutable: true, maxAge: '1y', index: false, fallthrough: false }),
  );
}
