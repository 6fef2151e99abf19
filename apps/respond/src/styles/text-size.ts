const KEY = 'ido.respond.text-size';
/** Sizes to choose from, in percent of the browser's own. */
export const TEXT_SIZES = [100, 125, 150] as const;

/** The size chosen on this device; 100 when none was. */
export function chosenTextSize(): number {
  try {
    const size = Number(localStorage.getItem(KEY));
    return TEXT_SIZES.find((known) => known === size) ?? 100;
  } catch {
    return 100;
  }
}

/** Draws the page in the size chosen. All measures are in rem, so that they follow. */
export function applyTextSize(): void {
  document.documentElement.style.fontSize = `${chosenTextSize()}%`;
}

/** Takes the next size, after the largest the smallest again, and gives it. */
export function nextTextSize(): number {
  const next = TEXT_SIZES.find((size) => size > chosenTextSize()) ?? TEXT_SIZES[0];
  document.documentElement.style.fontSize = `${next}%`;
  try {
    localStorage.setItem(KEY, String(next));
  } catch {
    // It then holds until the page is left.
  }
  return next;
}
