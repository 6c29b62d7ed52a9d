import type { Flow } from '../../../engine/browser.ts';
import { arrivals } from '../document/outcomes.ts';
import type { Layout } from './layout.ts';

/** The step an arrow key leads to: along the wires up and down, to the nearest in the row left and right. */
export function neighbour(flow: Flow, layout: Layout, from: string, key: string): string | undefined {
  switch (key) {
    case 'ArrowDown':
      return below(flow, layout, from);
    case 'ArrowUp':
      return above(flow, layout, from);
    case 'ArrowLeft':
      return beside(layout, from, -1);
    case 'ArrowRight':
      return beside(layout, from, 1);
    case 'Home':
      return layout.order[0];
    case 'End':
      return (
        layout.order.findLast((id) => Object.keys(flow.steps[id]!.next).length === 0) ?? layout.order.at(-1)
      );
    default:
      return undefined;
  }
}

/** Down the first outcome that leads on; without any, to the next step in reading order. */
function below(flow: Flow, layout: Layout, from: string): string | undefined {
  const position = new Map(layout.order.map((id, index) => [id, index]));
  const own = position.get(from) ?? 0;
  const onward = Object.values(flow.steps[from]?.next ?? {}).filter((id) => (position.get(id) ?? -1) > own);
  const first = onward.toSorted((one, other) => position.get(one)! - position.get(other)!)[0];
  return first ?? layout.order[own + 1];
}

function above(flow: Flow, layout: Layout, from: string): string | undefined {
  const own = layout.order.indexOf(from);
  const before = arrivals(flow, from).find(({ step }) => layout.order.indexOf(step) < own);
  return before?.step ?? layout.order[own - 1];
}

function beside(layout: Layout, from: string, direction: 1 | -1): string | undefined {
  const own = layout.boxes.get(from);
  if (!own) return undefined;
  const candidates = layout.order.filter((id) => {
    const box = layout.boxes.get(id)!;
    return (box.x - own.x) * direction > 0 && box.y < own.y + own.height && own.y < box.y + box.height;
  });
  const distance = (id: string) => Math.abs(layout.boxes.get(id)!.x - own.x);
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0];
}
