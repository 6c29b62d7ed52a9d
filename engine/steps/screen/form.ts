import type { Component, Form } from '../../core/form.ts';
import { numberOf } from '../values.ts';

interface Screen extends Pick<Form, 'title' | 'components'> {
  text?: Form['text'];
}

/** The form a person sees, from a config whose templates are rendered. Defaults become what their part holds. */
export function renderForm({ title, text, components }: Screen): Form {
  return {
    title,
    ...(text === undefined ? {} : { text }),
    components: components.map(withDefault),
  };
}

function withDefault(component: Component): Component {
  switch (component.type) {
    case 'number':
      return { ...component, default: numberOf(component.default) };
    case 'choice': {
      const known = component.choices.some((choice) => choice.value === component.default);
      return known ? component : { ...component, default: undefined };
    }
    case 'display':
    case 'text':
    case 'longText':
    case 'multiChoice':
    case 'date':
    case 'confirm':
      return component;
    default:
      return component satisfies never;
  }
}
