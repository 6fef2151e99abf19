/** Deeper than any questionnaire's answers or definition; whatever is deeper wants to hurt. */
const MAX_DEPTH = 64;
const DANGEROUS_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const HALF_OF_A_PAIR = /\p{Surrogate}/u;

/** Whether PostgreSQL can keep a text: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !HALF_OF_A_PAIR.test(text);
}

/**
 * Why a parsed JSON value is refused, as a Dutch sentence; null when it is fine. Walks without recursion, so depth cannot hurt.
 */
export function refusalOf(value: unknown): string | null {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (typeof item.value === 'string') {
      if (!isStorableText(item.value)) return 'Een tekst bevat tekens die niet kunnen worden bewaard.';
    } else if (typeof item.value === 'object' && item.value !== null) {
      if (item.depth >= MAX_DEPTH) return `De inhoud is dieper genest dan ${MAX_DEPTH} lagen.`;
      const depth = item.depth + 1;
      if (Array.isArray(item.value)) for (const entry of item.value) stack.push({ value: entry, depth });
      else {
        for (const [key, entry] of Object.entries(item.value)) {
          if (DANGEROUS_KEYS.has(key)) return `De naam '${key}' is niet toegestaan.`;
          if (!isStorableText(key)) return 'Een naam bevat tekens die niet kunnen worden bewaard.';
          stack.push({ value: entry, depth });
        }
      }
    }
  }
  return null;
}
