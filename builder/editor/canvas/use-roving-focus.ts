import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import { useReactFlow, useStoreApi, type Viewport } from 'reactflow';
import type { Layout, Placed } from '../layout/layout.ts';

const margin = 24;
/** Kept free around a step that is brought into view, so that its neighbours are seen too. */
const around = 96;
const readableZoom = 0.8;

/** Keeps the current step in view, and the keyboard on it while the keyboard is on the canvas. */
export function useRovingFocus(
  root: RefObject<HTMLDivElement | null>,
  layout: Layout,
  current: string | undefined,
  onSelect: (ids: string[]) => void,
) {
  const { setViewport } = useReactFlow();
  const store = useStoreApi();
  const drawn = useRef(layout);
  useEffect(() => {
    drawn.current = layout;
  }, [layout]);

  const reveal = useCallback(
    (id: string) => {
      const box = drawn.current.boxes.get(id);
      const { transform, width, height } = store.getState();
      if (!box || width === 0) return;
      const [x, y, zoom] = transform;
      const dx = shiftInto(box.x * zoom + x, box.width * zoom, width);
      const dy = shiftInto(box.y * zoom + y, box.height * zoom, height);
      if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
    },
    [store, setViewport],
  );

  const fit = useCallback(() => {
    const { width, height } = store.getState();
    const first = firstView(drawn.current, width, height);
    const view = setViewport(first);
    // A view that shows the step already is not moved for it.
    const box = drawn.current.boxes.get(current ?? '');
    if (!box || isWithin(box, first, width, height)) return;
    void view.then(() => reveal(box.id));
  }, [store, setViewport, current, reveal]);

  const shown = useRef(current);
  const keyboard = useKeyboardOn(root);
  useEffect(() => {
    // What is first on opening is part of the first view already.
    if (current === undefined || current === shown.current) return;
    shown.current = current;
    reveal(current);
    // A step out of view is drawn only after the canvas has moved there.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => keyboard.isHere() && focusStep(root.current, current)),
    );
    return () => cancelAnimationFrame(frame);
  }, [current, reveal, root, keyboard]);

  const goTo = useCallback(
    (id: string) => {
      onSelect([id]);
      reveal(id);
    },
    [onSelect, reveal],
  );
  return { goTo, fit };
}

/**
 * Whether the keyboard is on the canvas: a selection made elsewhere must not steal it. When the step that had it
 * is deleted, the browser puts it nowhere; then it still counts as here.
 */
function useKeyboardOn(root: RefObject<HTMLDivElement | null>) {
  const wasHere = useRef(false);
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      wasHere.current = event.target instanceof Node && root.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, [root]);
  return useMemo(
    () => ({
      isHere: () =>
        root.current?.contains(document.activeElement) === true ||
        (wasHere.current && document.activeElement === document.body),
    }),
    [root],
  );
}

function focusStep(root: HTMLElement | null, id: string): void {
  const element = root?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`);
  if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
}

/** How far a span must move to lie within a length, with room for what is around it; 0 where it does already. */
function shiftInto(start: number, size: number, length: number): number {
  const room = Math.min(around, Math.max(0, (length - size) / 2));
  if (start < room) return room - start;
  if (start + size > length - room) return length - room - size - start;
  return 0;
}

function isWithin(box: Placed, { x, y, zoom }: Viewport, width: number, height: number): boolean {
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  return left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
}

/** The whole flow where it can be read at that size, else its beginning. */
function firstView(layout: Layout, width: number, height: number): Viewport {
  const boxes = [...layout.boxes.values()];
  const start = layout.boxes.get(layout.order[0] ?? '');
  if (!start) return { x: width / 2, y: height / 3, zoom: 1 };
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const zoom = Math.min(1, (width - 2 * margin) / (right - left), (height - 4 * margin) / (bottom - top));
  if (zoom >= 0.5)
    return {
      x: (width - (left + right) * zoom) / 2,
      y: Math.max(2 * margin, (height - (bottom - top) * zoom) / 4) - top * zoom,
      zoom,
    };
  return {
    x: width / 2 - (start.x + start.width / 2) * readableZoom,
    y: 2 * margin - start.y * readableZoom,
    zoom: readableZoom,
  };
}
