import { createServer, Agent, request } from 'node:http';

/** The triage work with nothing saved: what Node itself costs. `SINK` names where the notification goes. */
const sink = process.env.SINK;
const keywords: [string, string][] = [
  ['charged', 'billing'],
  ['invoice', 'billing'],
  ['refund', 'billing'],
  ['login', 'app'],
  ['log in', 'app'],
  ['502', 'app'],
  ['cancel', 'retention'],
  ['vacuum', 'hardware'],
];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const tickets = new Map<number, object>();

function notify(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      `${sink}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (reply) => reply.resume().on('end', resolve),
    );
    call.on('error', reject).end(body);
  });
}

createServer((incoming, answer) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', async () => {
    const { subject, body, customer } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const text = `${subject} ${body}`.toLowerCase();
    const topic = keywords.find(([word]) => text.includes(word))?.[1] ?? 'general';
    const queue = customer.tier === 'vip' ? 'vip' : topic;
    const id = tickets.size + 1;
    if (tickets.size > 10_000) tickets.clear();
    tickets.set(id, { id, queue, topic, subject });
    if (sink && incoming.url === '/notify') await notify(JSON.stringify({ ticket: id, queue }));
    const result = JSON.stringify({ ticket: id, queue, topic });
    answer.writeHead(200, { 'content-type': 'application/json' }).end(result);
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
