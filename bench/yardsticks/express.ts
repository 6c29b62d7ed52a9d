import { createServer } from 'node:http';
import express from 'express';
import { listen } from './listen.ts';

/** An endpoint that reads a JSON body and does nothing. */
const app = express();
app.disable('x-powered-by').disable('etag');
app.post('/', express.json(), (_request, response) => void response.json({ ok: true }));
listen(createServer(app));
