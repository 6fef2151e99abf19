/** Dutch of every table with rows. */
export const nlTables = {
  sortBy: (column: string) => `Sorteren op ${column}`,
  search: 'Zoeken',
  empty: 'Er is hier nog niets.',
  shown: (count: string) => (count === '1' ? '1 rij' : `${count} rijen`),
  shownOf: (count: string, total: string) => `${count} van ${total}`,
  more: 'Meer laden',
  loadingMore: 'Bezig met laden',
};
