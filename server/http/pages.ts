import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import { assetFiles } from './assets.ts';

/** Adds pages of its own to the server's. */
export type AddPages = (router: Router) => void;

/**
 * Pages run our own files and nothing else: no inline script, no other host, no frame around them. Styles that
 * the canvas and menus set from script go through the CSSOM, which this policy allows.
 */
export const pageHeaders = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A browser that has seen this header refuses plain HTTP, so it is sent only where HTTPS is meant.
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  });

/** The built builder: files with a hash in their name for a year, every other address the app's own page. */
export function builderPages(router: Router, folder: string): void {
  assetFiles(router, join(folder, 'assets'));
  router.use(express.static(folder, { index: false, cacheControl: false }));
  router.get('/{*page}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile('index.html', { root: folder }, (error) => error && next(error));
  });
}
