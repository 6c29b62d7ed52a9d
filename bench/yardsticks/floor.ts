import { createServer, Agent, request } from 'node:http';
import { triaged } from '../triage.ts';
import { groupCommit } from './group-commit.ts';
import { listen } from './listen.ts';

/**
 * The triage work with nothing saved: what Node itself costs. `SINK` names where the notification goes, `FILE` where
 * `/saved` keeps one row of each case before it answers.
 */
const sink = process.env.SINK;
const save = process.env.FILE ? groupCommit(process.env.FILE) : undefined;
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

const server = createServer((incoming, answer) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', async () => {
    const given = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const { queue, topic } = triaged(given);
    const id = tickets.size + 1;
    if (tickets.size > 10_000) tickets.clear();
    const ticket = { id, queue, topic, subject: given.subject };
    tickets.set(id, ticket);
    if (save && incoming.url?.startsWith('/saved')) await save(JSON.stringify(ticket));
    if (sink && incoming.url?.endsWith('/notify')) await notify(JSON.stringify({ ticket: id, queue }));
    const result = JSON.stringify({ ticket: id, queue, topic });
    answer
      .writeHead(200, { 'content-type': 'application/json', 'content-length': result.length })
      .end(result);
  });
});
listen(server);
