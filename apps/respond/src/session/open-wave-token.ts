const key = (wave: string) => `ido.respond.open.${wave}`;

/**
 * The token of the response that this tab has started in an open wave: kept for as long as the tab is, so that a reload goes on and
 * the next visitor at the same desk does not. Without storage a reload begins again.
 */
export const openWaveToken = {
  get: (wave: string): string | null => attempt(() => sessionStorage.getItem(key(wave))) ?? null,
  set: (wave: string, token: string): void => void attempt(() => sessionStorage.setItem(key(wave), token)),
  forget: (wave: string): void => void attempt(() => sessionStorage.removeItem(key(wave))),
};

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
