/** A number with so many decimals, in Dutch notation: `1,25`. */
export function decimal(value: number, decimals: number): string {
  return new Intl.NumberFormat('nl-NL', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    value,
  );
}
