/**
 * CBS codes of the municipalities that the demo's open wave invites. The first six also have a reconstructed response of 2024, so that
 * a respondent can see what "his" municipality answered in the wave before; the others take part for the first time.
 */
export const demoInvitations: readonly string[] = [
  'GM0513', // Gouda
  'GM0118', // Hoogeveen
  'GM0243', // Harderwijk
  'GM0303', // Dronten
  'GM0392', // Haarlem
  'GM0717', // Veere
  'GM0109', // Coevorden
  'GM0153', // Enschede
  'GM0503', // Delft
  'GM0758', // Breda
  'GM1924', // Goeree-Overflakkee
  'GM1948', // Meierijstad
];
