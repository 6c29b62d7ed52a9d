/** Which room of the house, or whose package, a function belongs to. */
export function roomOf(file: string, name: string): string {
  if (name === '(garbage collector)') return 'garbage collector';
  if (name === '(program)' || name === '(root)') return 'node: native';
  if (file.startsWith('node_modules/')) return packageRoom(file.slice('node_modules/'.length));
  if (file.startsWith('node:'))
    return /^node:(_http|http|net|internal\/(http|net|stream_base))/.test(file)
      ? 'node: http and net'
      : 'node: other';
  if (file === '') return 'node: native';
  const room = rooms.find(([prefix]) => file.startsWith(prefix));
  return room ? room[1] : 'elsewhere';
}

/** The first prefix that fits counts. */
const rooms: readonly (readonly [prefix: string, room: string])[] = [
  ['bench/', 'sqlite'],
  ['engine/core/expression/', 'engine: expressions'],
  ['engine/core/', 'engine: core'],
  ['engine/steps/', 'engine: steps'],
  ['engine/runtime/', 'engine: driver'],
  ['engine/', 'engine: other'],
  ['server/store/', 'store'],
  ['server/desk/', 'desk'],
  ['server/channels/', 'channels'],
  ['server/http/', 'door'],
  ['server/accounts/', 'door: keys'],
  ['server/contract/', 'door: contract'],
  ['server/automation/', 'automation'],
  ['server/', 'server: other'],
];

const expressParts = ['express', 'router', 'body-parser', 'finalhandler', 'helmet', 'qs', 'raw-body', 'parseurl', 'on-finished', 'content-type', 'type-is', 'mime-types', 'accepts', 'express-session', 'cookie', 'send', 'path-to-regexp']; // prettier-ignore

function packageRoom(path: string): string {
  const [first = '', second = ''] = path.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  if (expressParts.includes(name)) return 'express and its parts';
  return name === 'better-sqlite3' ? 'sqlite' : `package ${name}`;
}
