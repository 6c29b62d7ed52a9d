import express from 'express';

/** An endpoint that reads a JSON body and does nothing. */
const app = express();
app.disable('x-powered-by').disable('etag');
app.post('/', express.json(), (_request, response) => void response.json({ ok: true }));
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
