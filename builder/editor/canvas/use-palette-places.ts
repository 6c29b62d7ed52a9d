import { useState, type DragEvent } from 'react';
import { useReactFlow } from 'reactflow';
import type { Place, Point } from '../document/command.ts';
import { grid, stepHeight, stepWidth } from '../layout/graph.ts';
import { paletteType } from '../palette/palette-type.ts';
import type { CanvasEditing } from './Canvas.tsx';
import { dropPlace, stepAt } from './canvas-context.ts';

/** Where a palette card was let go: on a wire or an outcome, on a step, or on empty ground. */
export type Dropped = { place: Place } | { onto: string } | { at: Point };

/** Handlers that let cards of the palette be dropped on the canvas. */
export function usePalettePlaces(editing: CanvasEditing | undefined) {
  const { screenToFlowPosition } = useReactFlow();
  const [isDropping, setDropping] = useState(false);
  const carries = (event: DragEvent) =>
    editing !== undefined && event.dataTransfer.types.includes(paletteType);
  return {
    isDropping,
    onDragOver(event: DragEvent) {
      if (!carries(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDropping(true);
    },
    onDragLeave(event: DragEvent) {
      if (event.target === event.currentTarget) setDropping(false);
    },
    onDrop(event: DragEvent) {
      if (!carries(event)) return;
      event.preventDefault();
      setDropping(false);
      const { clientX: x, clientY: y } = event;
      const point = screenToFlowPosition({ x, y });
      editing?.drop(event.dataTransfer.getData(paletteType), whereAt(x, y, point));
    },
  };
}

function whereAt(x: number, y: number, point: Point): Dropped {
  const place = dropPlace(x, y);
  if (place) return { place };
  const step = stepAt(x, y);
  if (step !== undefined) return { onto: step };
  const onGrid = (value: number) => Math.round(value / grid) * grid;
  return { at: { x: onGrid(point.x - stepWidth / 2), y: onGrid(point.y - stepHeight / 2) } };
}
