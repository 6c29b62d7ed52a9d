import { createElement } from 'react';
import type { AnyStep } from '../../engine/browser.ts';
import { colourOf, iconOf } from './step-look.ts';

export interface StepIconProps {
  definition: AnyStep | undefined;
  size?: number;
  className?: string | undefined;
}

/** The icon of a step type in its colour. The name beside it says the same. */
export const StepIcon = ({ definition, size = 18, className }: StepIconProps) =>
  createElement(iconOf(definition), {
    size,
    className,
    style: { color: colourOf(definition) },
    'aria-hidden': true,
  });
