const LONGEST = 60;

/** The key of a scheme with this title: lower case letters, digits and dashes. Never `none`, which means without weights. */
export function schemeKey(title: string): string {
  const key = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return key === 'none' ? 'weging-none' : key;
}
