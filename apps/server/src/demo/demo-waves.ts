import type { CreateWave } from '@ido/api';
import { SYNTHETIC_NOTE } from '@ido/catalogue';

/** A wave of the demo. */
export interface DemoWave {
  readonly key: string;
  readonly title: string;
  readonly questionnaire: string;
  readonly status: 'draft' | 'open' | 'published';
  readonly openAccess: boolean;
  readonly population: CreateWave['population'];
  /** Day on which its organisations have to exist; null for the day on which it opens. */
  readonly populationOn: string | null;
  readonly syntheticNote: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

const DEMO_NOTE = 'demonstratie, geen echte antwoorden';
const opened = { status: 'open', syntheticNote: DEMO_NOTE, populationOn: '2025-01-01', closesAt: null } as const;

export const DEMO_STUDY = {
  key: 'ido-monitor',
  title: 'Monitor IDO',
  description:
    'Hoe gemeenten regie voeren over de Informatiepunten Digitale Overheid (IDO’s) in hun bibliotheek: een nulmeting en vervolgmetingen.',
  percentagesFrom: 10,
  publishFrom: 5,
  openDimensions: ['province', 'sizeClass', 'functie'],
};

/** The reconstructed enquête of October 2024. */
export const REGIEROL_2024: DemoWave = {
  key: 'regierol-2024',
  title: 'Regierol gemeenten 2024',
  questionnaire: 'gemeenten-regierol',
  status: 'published',
  openAccess: false,
  population: 'municipality',
  populationOn: '2024-10-01',
  syntheticNote: SYNTHETIC_NOTE,
  opensAt: '2024-10-01T00:00:00.000Z',
  closesAt: '2024-10-20T22:00:00.000Z',
};

/** The wave that the demo's personal links belong to. */
export const FOLLOW_UP: DemoWave = {
  ...opened,
  key: 'vervolgmeting-demo',
  title: 'Vervolgmeting (demo)',
  questionnaire: 'gemeenten-regierol',
  openAccess: false,
  population: 'municipality',
  opensAt: '2025-01-06T08:00:00.000Z',
};

/** Whoever opens the page answers: at the desk, in the library, and for the demo also the two that would need an invitation. */
export const OPEN_WAVES: readonly DemoWave[] = [
  ['outputregistratie-demo', 'Outputregistratie (demo)', 'outputregistratie'] as const,
  ['bezoekersbeleving-demo', 'Bezoekersbeleving (demo)', 'bezoekersbeleving'] as const,
  ['bibliotheken-demo', 'Bibliotheken (demo)', 'bibliotheken-ido'] as const,
  ['spuk-demo', 'SPUK-verantwoording (demo)', 'spuk-verantwoording'] as const,
].map(([key, title, questionnaire], index) => ({
  ...opened,
  key,
  title,
  questionnaire,
  openAccess: true,
  population: null,
  // A minute apart, so that they stand in this order in the study.
  opensAt: `2025-01-06T08:0${index + 1}:00.000Z`,
}));

/** A wave that is still being prepared: its population is the made-up libraries and can be changed. */
export const LIBRARIES_DRAFT: DemoWave = {
  key: 'bibliotheken-concept',
  title: 'Bibliotheken op uitnodiging (demo)',
  questionnaire: 'bibliotheken-ido',
  status: 'draft',
  openAccess: false,
  population: 'library',
  populationOn: null,
  syntheticNote: DEMO_NOTE,
  opensAt: null,
  closesAt: null,
};
