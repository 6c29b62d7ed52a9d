/** Messages by the path of the setting they are about. */
export type FaultsByPath = Readonly<Record<string, string>>;

/** The fault of a setting itself; `within` takes those of its parts too. */
export function faultAt(faults: FaultsByPath, path: string, reach: 'itself' | 'within'): string | undefined {
  if (faults[path] !== undefined || reach === 'itself') return faults[path];
  return Object.entries(faults).find(([place]) => place.startsWith(`${path}.`))?.[1];
}

/** Puts the focus into the field a path is about, or the nearest one around it. */
export function focusPath(form: HTMLElement, path: string): boolean {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const field = form.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
    const drawer = field?.closest('details');
    if (drawer) drawer.open = true;
    const control = field?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]');
    if (control) {
      control.focus();
      return true;
    }
  }
  return false;
}
