import { useReactFlow, type Connection, type FinalConnectionState } from 'reactflow';
import type { CanvasEditing } from './Canvas.tsx';
import { stepAt } from './canvas-context.ts';

/** Handlers for wires drawn from a port: to a step, anywhere on it, or into the open to add one there. */
export function useWiring(editing: CanvasEditing | undefined) {
  const { screenToFlowPosition } = useReactFlow();
  return {
    onConnect({ source, sourceHandle, target }: Connection) {
      if (sourceHandle !== null) editing?.connect(source, sourceHandle, target);
    },
    onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState) {
      const from = state.fromNode?.id;
      const outcome = state.fromHandle?.id;
      if (state.isValid || from === undefined || outcome == null) return;
      const screen = pointOf(event);
      const onto = stepAt(screen.x, screen.y);
      if (onto === undefined) editing?.openEnd(from, outcome, screenToFlowPosition(screen), screen);
      else if (onto !== from) editing?.connect(from, outcome, onto);
    },
  };
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const { clientX: x, clientY: y } = 'changedTouches' in event ? event.changedTouches[0]! : event;
  return { x, y };
}
