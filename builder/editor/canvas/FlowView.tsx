import { useCallback, useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, type Flow } from '../../../engine/browser.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { neighbour } from '../layout/neighbour.ts';
import { layoutOf } from '../layout/layout.ts';
import { Canvas } from './Canvas.tsx';
import type { StepMark } from './drawing.ts';

export interface FlowViewProps {
  flow: Flow;
  /** What a run has done: marked steps, all others are dimmed. */
  visited?: ReadonlyMap<string, StepMark>;
  /** Wires taken, as `step:outcome`. */
  takenEdges?: ReadonlySet<string>;
  selected?: string | undefined;
  onSelect?(id: string): void;
}

/** A flow to look at: on a run's page, or an older version. Arrow keys walk along it. */
export function FlowView({ flow, visited, takenEdges, selected, onSelect }: FlowViewProps) {
  const { t } = useTranslation('editor');
  const layout = useMemo(() => layoutOf(flow, catalogue, { withOpen: false }), [flow]);
  const overlay = useMemo(() => ({ visited, takenEdges }), [visited, takenEdges]);
  const picked = useMemo(() => new Set(selected === undefined ? [] : [selected]), [selected]);
  const select = useCallback(
    (ids: string[]) => void (ids[0] !== undefined && onSelect?.(ids.at(-1)!)),
    [onSelect],
  );
  const current = selected ?? layout.order[0];
  const walk = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const next = current === undefined ? undefined : neighbour(flow, layout, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onSelect?.(next);
  };
  return (
    <Canvas
      flow={flow}
      layout={layout}
      overlay={overlay}
      label={t('canvas.viewLabel', { count: layout.order.length })}
      selected={picked}
      current={current}
      onSelect={select}
      onKeyDown={walk}
    />
  );
}
