import type { HttpReply, HttpRequest } from '../../../engine/runtime/ports.ts';
import type { World } from './world.ts';
import { stateOf } from '../memory/tables.ts';

/** What is outside the building: answers, answers late, answers nonsense, or never. Keeps count of who asked what. */
export class Services {
  private readonly asked = new Map<string, string | undefined>();
  constructor(private readonly world: World) {}

  readonly http = (request: HttpRequest): Promise<HttpReply> => {
    this.receive(request.headers['idempotency-key'] ?? '', request.body);
    return new Promise((resolve, reject) => this.answer(request, resolve, reject));
  };

  private receive(key: string, body: string | undefined): void {
    const { world } = this;
    world.count('calls');
    if (this.asked.has(key)) {
      world.count('calls repeated');
      if (this.asked.get(key) !== body) world.fail(`the call ${key} was repeated with another body`);
    }
    this.asked.set(key, body);
    const [runId = '', token] = key.split(':');
    const row = world.memory.tables.runs.get(runId);
    const state = row && stateOf(row);
    const isAwaited = state?.positions.some(
      (position) => position.token === token && position.waitingFor === 'effect',
    );
    if (state?.status !== 'active' || !isAwaited)
      world.fail(`a call was made for ${key}, which nobody waits for any more`);
  }

  private answer(
    { timeoutMs }: HttpRequest,
    resolve: (reply: HttpReply) => void,
    reject: (error: Error) => void,
  ): void {
    const { world } = this;
    const deliver = this.reply(resolve, reject);
    if (!world.trouble(0.25)) return world.turns.add(deliver);
    // Whoever calls hangs up after a while; what was asked for may have been done all the same.
    const isLost = world.trouble(0.5);
    world.count(isLost ? 'answers lost' : 'answers late');
    const hangUp = (): void => resolve({ ok: false, code: 'TIMEOUT', message: 'no answer in time' });
    const after = isLost ? timeoutMs : world.random.int(200_000);
    world.clock.at(world.clock.time + after, isLost ? hangUp : deliver);
  }

  private reply(resolve: (reply: HttpReply) => void, reject: (error: Error) => void): () => void {
    const { world } = this;
    const ok = (status: number): HttpReply => ({ ok: true, status, headers: {}, body: '{"a":1}' });
    if (!world.trouble(0.3)) return () => resolve(ok(200));
    world.count('calls failed');
    return world.random.pick([
      () => resolve(ok(503)),
      () => resolve(ok(404)),
      () => resolve({ ok: false, code: 'TIMEOUT', message: 'no answer' }),
      () => reject(new Error('a bug in the executor')),
    ]);
  }
}
