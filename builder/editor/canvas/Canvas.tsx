import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ReactFlow, ReactFlowProvider, type NodeChange, type NodeTypes, type EdgeTypes } from 'reactflow';
import 'reactflow/dist/base.css';
import { catalogue, type Flow } from '../../../engine/browser.ts';
import { classes } from '../../ui/classes.ts';
import type { Point } from '../document/command.ts';
import { grid } from '../layout/graph.ts';
import type { Layout } from '../layout/layout.ts';
import { CanvasProvider, type CanvasActions } from './canvas-context.ts';
import { CanvasTools } from './CanvasTools.tsx';
import { createReuse, drawingOf, type CanvasNode, type Drawing, type Overlay } from './drawing.ts';
import styles from './Canvas.module.css';
import { OpenNode } from './OpenNode.tsx';
import { StepNode } from './StepNode.tsx';
import { usePalettePlaces, type Dropped } from './use-palette-places.ts';
import { useRovingFocus } from './use-roving-focus.ts';
import { useWiring } from './use-wiring.ts';
import { Wire } from './Wire.tsx';

export interface CanvasEditing extends CanvasActions {
  move(layout: Record<string, Point>): void;
  connect(step: string, outcome: string, to: string): void;
  drop(stepType: string, where: Dropped): void;
  /** A wire was let go over nothing. */
  openEnd(step: string, outcome: string, at: Point, screen: Point): void;
}
export interface CanvasProps {
  flow: Flow;
  layout: Layout;
  overlay?: Overlay;
  label: string;
  selected: ReadonlySet<string>;
  current: string | undefined;
  onSelect(ids: string[]): void;
  onKeyDown?(event: KeyboardEvent): void;
  editing?: CanvasEditing;
  children?: ReactNode;
}

const nodeTypes: NodeTypes = { step: StepNode, open: OpenNode };
const edgeTypes: EdgeTypes = { wire: Wire };
const nothing: Overlay = {};
/** React Flow's own hints are about its own keys, which are off, and in English only. */
const unsaid = {
  'node.a11yDescription.default': '',
  'node.a11yDescription.keyboardDisabled': '',
  'edge.a11yDescription.default': '',
};
/** Above this many steps only those in view are drawn. */
const manySteps = 150;

/** A flow drawn with React Flow. The document is the truth; only a drag in progress lives here. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasBoard {...props} />
    </ReactFlowProvider>
  );
}

function CanvasBoard({
  flow,
  layout,
  overlay = nothing,
  label,
  selected,
  current,
  onSelect,
  ...rest
}: CanvasProps) {
  const { onKeyDown, editing, children } = rest;
  const root = useRef<HTMLDivElement>(null);
  const drawing = useDrawing(flow, layout, overlay);
  const { shown, setHeld } = useNodes(drawing, selected);
  const { goTo, fit } = useRovingFocus(root, layout, current, onSelect);
  const { isDropping, ...dropping } = usePalettePlaces(editing);
  const wiring = useWiring(editing);
  const setting = useMemo(() => ({ actions: editing ?? null, goTo, current }), [editing, goTo, current]);

  const change = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      setHeld((held) => heldAfter(changes, held));
      const picked = selectionAfter(changes, selected);
      if (picked) onSelect(picked);
    },
    [setHeld, selected, onSelect],
  );
  const drop = (_event: unknown, _node: unknown, dragged: CanvasNode[]) => {
    setHeld(new Map());
    editing?.move(Object.fromEntries(dragged.map(({ id, position }) => [id, onGrid(position)])));
  };

  return (
    <CanvasProvider value={setting}>
      <div ref={root} className={classes(styles.canvas, isDropping && styles.dropping)} {...dropping}>
        {/* React Flow gives itself the role of an application. */}
        <ReactFlow<CanvasNode, Drawing['edges'][number]>
          aria-label={label}
          onKeyDown={onKeyDown}
          ariaLabelConfig={unsaid}
          nodes={shown}
          edges={drawing.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={change}
          onNodeDragStop={drop}
          {...wiring}
          nodesDraggable={editing !== undefined}
          nodesConnectable={editing !== undefined}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          panActivationKeyCode={null}
          connectOnClick={false}
          connectionRadius={32}
          nodeDragThreshold={4}
          snapToGrid
          snapGrid={[grid, grid]}
          minZoom={0.1}
          maxZoom={2}
          onInit={fit}
          onlyRenderVisibleElements={layout.order.length > manySteps}
          elevateNodesOnSelect={false}
        >
          <CanvasTools root={root} />
        </ReactFlow>
        {children}
      </div>
    </CanvasProvider>
  );
}

function useDrawing(flow: Flow, layout: Layout, overlay: Overlay): Drawing {
  const [reusing] = useState(createReuse);
  return useMemo(
    () => reusing(drawingOf(flow, catalogue, layout, overlay)),
    [flow, layout, overlay, reusing],
  );
}

/** The drawn nodes with their selection, and while a person drags, with where they hold them. */
function useNodes({ nodes }: Drawing, selected: ReadonlySet<string>) {
  const [held, setHeld] = useState<ReadonlyMap<string, Point>>(new Map());
  const shown = useMemo(
    () =>
      nodes.map((node) => {
        const position = held.get(node.id);
        if (!selected.has(node.id) && !position) return node;
        return {
          ...node,
          selected: selected.has(node.id),
          ...(position ? { position, dragging: true } : {}),
        };
      }),
    [nodes, selected, held],
  );
  return { shown, setHeld };
}

function heldAfter(
  changes: NodeChange<CanvasNode>[],
  held: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const moved = changes.flatMap((change) =>
    change.type === 'position' && change.dragging && change.position
      ? [[change.id, change.position] as const]
      : [],
  );
  return moved.length === 0 ? held : new Map([...held, ...moved]);
}

function selectionAfter(
  changes: NodeChange<CanvasNode>[],
  selected: ReadonlySet<string>,
): string[] | undefined {
  const picks = changes.filter((change) => change.type === 'select');
  if (picks.length === 0) return undefined;
  const after = new Set(selected);
  for (const { id, selected: isSelected } of picks) {
    if (isSelected) after.add(id);
    else after.delete(id);
  }
  return [...after];
}

const onGrid = ({ x, y }: Point): Point => ({
  x: Math.round(x / grid) * grid,
  y: Math.round(y / grid) * grid,
});
