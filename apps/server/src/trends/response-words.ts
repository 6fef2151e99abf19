import { sizeClasses, sizeClassLabels } from '@ido/catalogue';
import { classProgress, representedClasses } from '@ido/fieldwork';
import { dutchList, responseSentence } from '@ido/report';
import { answeringOrganisations, registerOf, type TrendSource } from './trend-source';

/**
 * The response of a wave in one line: "151 van 342 gemeenten, 44%; gemeenten met 100.000 inwoners of meer zijn oververtegenwoordigd". Which
 * classes stand out follows from the test of representativeness; how many they are is not told, so that it can be shown to readers.
 */
export function responseWords(
  source: TrendSource,
  responses: number | null,
  population: number | null,
  unit: string,
  filtered: boolean,
): string {
  if (responses === null) return 'Aantal antwoorden niet getoond (kleine aantallen)';
  const all = registerOf(source).population;
  if (filtered || all.length === 0) return responseSentence(responses, population, unit);
  const answered = answeringOrganisations(source);
  const members = all.filter(({ organisation }) => answered.has(organisation));
  // What is over the population is organisations; an organisation with two responses is one.
  const sentence = responseSentence(members.length, population, unit);
  const labels: Readonly<Record<string, string>> = sizeClassLabels(source.wave.sizeLimits);
  const classes = classProgress(
    sizeClasses.flatMap((code) => {
      const ofClass = all.filter(({ sizeClass }) => sizeClass === code).length;
      const completed = members.filter(({ sizeClass }) => sizeClass === code).length;
      const none = { invited: 0, delivered: 0, opened: 0, started: 0 };
      return ofClass === 0 ? [] : [{ code, label: labels[code] ?? code, population: ofClass, completed, ...none }];
    }),
  );
  const { over, under } = representedClasses(classes);
  const said = [
    ...(over.length > 0 ? [`${unit} met ${dutchList(over)} oververtegenwoordigd`] : []),
    ...(under.length > 0 && over.length === 0 ? [`${unit} met ${dutchList(under)} ondervertegenwoordigd`] : []),
  ];
  return [sentence, ...said].join('; ');
}
