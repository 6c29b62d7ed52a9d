import { useCallback, useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, type Issue } from '../../../engine/browser.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { outcomeToExtend } from '../document/new-step.ts';
import { isTyping, useStepKeys } from '../keys/step-keys.ts';
import { neighbour } from '../layout/neighbour.ts';
import { grid } from '../layout/graph.ts';
import type { Layout } from '../layout/layout.ts';
import { problemsByStep } from '../problems/by-step.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import { useEdits } from '../store/use-edits.ts';
import { Canvas, type CanvasEditing } from './Canvas.tsx';

/** The canvas one edits on. */
export function FlowCanvas({ layout, issues }: { layout: Layout; issues: readonly Issue[] }) {
  const { t } = useTranslation('editor');
  const flow = useFlow();
  const store = useEditorStore();
  const selected = useEditor((state) => state.selected);
  const current = useEditor((state) => state.current) ?? layout.order[0];
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const editing = useCanvasEditing();
  const overlay = useMemo(() => ({ problems: problemsByStep(issues) }), [issues]);
  const select = useCallback((ids: string[]) => store.getState().select(ids), [store]);
  const press = useCanvasKeys(layout, current);
  return (
    <Canvas
      flow={flow}
      layout={layout}
      overlay={overlay}
      label={t('canvas.label', {
        count: layout.order.length,
        problems: t('canvas.problemCount', { count: issues.length }),
      })}
      selected={selected}
      current={current}
      onSelect={select}
      onKeyDown={press}
      {...(isReadOnly ? {} : { editing })}
    />
  );
}

function useCanvasEditing(): CanvasEditing {
  const store = useEditorStore();
  const edits = useEdits();
  return useMemo(() => {
    const { run, set } = store.getState();
    return {
      add: (place, beside) => set({ picking: { kind: 'add', place, anchor: below(beside) } }),
      choose(step, outcome, beside) {
        const anchor = below(beside);
        set({
          picking:
            outcome === undefined
              ? { kind: 'outcomes', step, anchor }
              : { kind: 'outcome', step, outcome, anchor },
        });
      },
      move: (layout) => run({ type: 'moveSteps', layout }),
      connect: (step, outcome, to) => run({ type: 'connect', step, outcome, to }),
      drop(stepType, where) {
        if ('place' in where) edits.add(stepType, where.place);
        else if ('at' in where) edits.add(stepType, { alone: true }, where.at);
        else {
          const outcome = outcomeToExtend(store.getState().history.present, where.onto, catalogue);
          if (outcome !== undefined) edits.add(stepType, { behind: { step: where.onto, outcome } });
        }
      },
      openEnd(step, outcome, point, anchor) {
        const at = { x: Math.round((point.x - 120) / grid) * grid, y: Math.round(point.y / grid) * grid };
        set({ picking: { kind: 'outcome', step, outcome, anchor, at } });
      },
    };
  }, [store, edits]);
}

function below(element: Element): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom };
}

const moves: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
};

/** Arrows walk along the flow; with Alt they move the selected steps, one undo for each step and run of moves. */
function useCanvasKeys(layout: Layout, current: string | undefined) {
  const store = useEditorStore();
  const stepKeys = useStepKeys();
  return (event: KeyboardEvent) => {
    if (isComposing(event) || isTyping(event.target)) return;
    const { history, select, selected, run } = store.getState();
    const move = event.altKey ? moves[event.key] : undefined;
    if (move) {
      event.preventDefault();
      const ids = [...selected].filter((id) => layout.boxes.has(id));
      const moved = ids.map((id) => {
        const { x, y } = layout.boxes.get(id)!;
        return [id, { x: x + move.x * grid * 2, y: y + move.y * grid * 2 }] as const;
      });
      run({ type: 'moveSteps', layout: Object.fromEntries(moved) }, { field: `move ${ids.join(' ')}` });
      return;
    }
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey;
    const next =
      plain && current !== undefined ? neighbour(history.present, layout, current, event.key) : undefined;
    if (next !== undefined) {
      event.preventDefault();
      select(event.shiftKey ? [...selected, next] : [next]);
      return;
    }
    if (store.getState().current === undefined && current !== undefined && event.key !== 'Escape')
      select([current]);
    stepKeys(event);
  };
}
