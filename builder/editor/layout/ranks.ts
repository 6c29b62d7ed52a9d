import type { Box, Wire } from './graph.ts';

/** A wire from box to box. */
export interface Link extends Wire {
  from: string;
}
export interface Ranks {
  /** Row of every box, 0 at the top. */
  rank: Map<string, number>;
  /** Boxes as a walk along the outcomes meets them. */
  order: string[];
  /** Wires that go down and are drawn in full. */
  wires: Link[];
  /** Wires that lead back up, or further than is worth following with the eye: they become go-to chips. */
  jumps: Link[];
}
/** A wire past more rows than this is a jump. */
export const longest = 12;

/** Puts every box below all that lead to it. Wires that would close a circle are set aside first. */
export function ranksOf(boxes: readonly Box[], start: string): Ranks {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const { order, finished, back } = walk(boxes, byId, start);
  const rank = new Map<string, number>(order.map((id) => [id, 0]));
  const forward: Link[] = [];
  for (const id of finished.toReversed()) {
    for (const wire of byId.get(id)!.wires) {
      const link = { ...wire, from: id };
      if (back.has(linkKey(link))) continue;
      forward.push(link);
      rank.set(wire.to, Math.max(rank.get(wire.to)!, rank.get(id)! + 1));
    }
  }
  const isShort = (link: Link) => rank.get(link.to)! - rank.get(link.from)! <= longest;
  const backLinks = order.flatMap((id) =>
    byId
      .get(id)!
      .wires.map((wire) => ({ ...wire, from: id }))
      .filter((link) => back.has(linkKey(link))),
  );
  return {
    rank,
    order,
    wires: forward.filter(isShort),
    jumps: [...backLinks, ...forward.filter((link) => !isShort(link))],
  };
}

export const linkKey = (link: { from: string; outcome: string }): string => `${link.from}:${link.outcome}`;

/** Depth first without recursion: a flow may be one path of five hundred steps. */
function walk(boxes: readonly Box[], byId: ReadonlyMap<string, Box>, start: string) {
  const state = new Map<string, 'open' | 'closed'>();
  const order: string[] = [];
  const finished: string[] = [];
  const back = new Set<string>();
  const visit = (root: string) => {
    if (state.has(root)) return;
    const path = [{ id: root, next: 0 }];
    state.set(root, 'open');
    order.push(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const wire = byId.get(top.id)!.wires[top.next++];
      if (!wire) {
        state.set(top.id, 'closed');
        finished.push(top.id);
        path.pop();
      } else if (state.get(wire.to) === 'open') back.add(linkKey({ from: top.id, outcome: wire.outcome }));
      else if (!state.has(wire.to)) {
        state.set(wire.to, 'open');
        order.push(wire.to);
        path.push({ id: wire.to, next: 0 });
      }
    }
  };
  if (byId.has(start)) visit(start);
  const reached = new Set(boxes.flatMap((box) => box.wires.map((wire) => wire.to)));
  for (const box of boxes) if (!reached.has(box.id)) visit(box.id);
  for (const box of boxes) visit(box.id);
  return { order, finished, back };
}
