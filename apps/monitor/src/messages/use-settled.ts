import { useEffect, useState } from 'react';

/** A value once it has stayed the same for so many milliseconds: what somebody typed, not every letter of it. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
