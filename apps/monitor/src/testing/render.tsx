import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Draws into the document. The returned function draws again; whatever was drawn is removed after each test. */
export function render(node: ReactNode): (next: ReactNode) => void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  act(() => root.render(node));
  removals.push(() => {
    act(() => root.unmount());
    place.remove();
  });
  return (next) => act(() => root.render(next));
}

const removals: Array<() => void> = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

/** The one element with this role and accessible name (label, or text). Throws when there is none or more. */
export function byName(selector: string, name: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => nameOf(element) === name);
  const [only] = found;
  if (found.length !== 1 || only === undefined) throw new Error(`${found.length} × ${selector} "${name}"`);
  return only;
}

function nameOf(element: HTMLElement): string {
  const label = [...document.querySelectorAll('label')].find(({ htmlFor }) => htmlFor !== '' && htmlFor === element.id);
  return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim();
}

/** Clicks as a user does. */
export function click(element: HTMLElement): void {
  act(() => element.click());
}

/** Presses a key on an element. */
export function press(element: HTMLElement, key: string): void {
  act(() => {
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
}
