import type { Flow, StepCatalogue } from '../../../engine/browser.ts';
import { drawnOutcomes, ports } from '../document/outcomes.ts';

/** Something that takes room: a step, or the empty place behind an open outcome. */
export interface Box {
  id: string;
  width: number;
  height: number;
  wires: Wire[];
}
/** One outcome's way to the next box. */
export interface Wire {
  outcome: string;
  to: string;
  /** Under which part of the box the next one would like to stand: 0 left, 1 right. */
  slot: number;
  /** Its place among the outcomes: 0 first, 1 last. Ports may stand in several rows, so this is not the slot. */
  turn: number;
  /** How much it draws its two ends towards each other: failures hardly bend the usual path. */
  pull: number;
}

export const grid = 8;
export const gap = 48;
export const stepWidth = 240;
export const stepHeight = 72;
export const portRow = 24;
export const portsPerRow = 3;
export const openWidth = 128;
export const openHeight = 32;

/** Name of the empty place behind an open outcome. A colon cannot be part of a step's name. */
export const openId = (step: string, outcome: string): string => `${step}:${outcome}`;

export const heightOf = (outcomes: number): number =>
  stepHeight + portRow * Math.max(0, Math.ceil(outcomes / portsPerRow) - 1);

/** Middle of an outcome's port, in pixels from the step's left edge. */
export function portX(index: number, count: number): number {
  const inRow = Math.min(portsPerRow, count - Math.floor(index / portsPerRow) * portsPerRow);
  return ((index % portsPerRow) + 0.5) * (stepWidth / inRow);
}

/** The boxes of a flow, start first, then in the order in which the document names its steps. */
export function boxesOf(flow: Flow, catalogue: StepCatalogue, withOpen: boolean): Box[] {
  const boxes: Box[] = [];
  const ids = Object.keys(flow.steps);
  const start = flow.steps[flow.start] ? [flow.start] : [];
  for (const id of new Set([...start, ...ids])) {
    const outcomes = ports(drawnOutcomes(flow.steps[id]!, catalogue));
    const goesStraightOn = outcomes.filter(({ kind }) => kind !== 'error').length === 1;
    const wires: Wire[] = [];
    outcomes.forEach((outcome, index) => {
      const isStraight = goesStraightOn && outcome.kind !== 'error';
      const slot = isStraight ? 0.5 : portX(index, outcomes.length) / stepWidth;
      const turn = (index + 1) / (outcomes.length + 1);
      const pull = outcome.kind === 'error' ? 0.05 : 1;
      if (outcome.to !== undefined && flow.steps[outcome.to])
        wires.push({ outcome: outcome.id, to: outcome.to, slot, turn, pull });
      else if (outcome.isOpen && withOpen) {
        const open = openId(id, outcome.id);
        wires.push({ outcome: outcome.id, to: open, slot, turn, pull });
        boxes.push({ id: open, width: openWidth, height: openHeight, wires: [] });
      }
    });
    boxes.push({ id, width: stepWidth, height: heightOf(outcomes.length), wires });
  }
  return boxes;
}
