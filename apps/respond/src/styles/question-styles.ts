import { BaseTheme, SvgRegistry } from 'survey-core';

/**
 * The variables that SurveyJS draws with, as a constructed style sheet: SurveyJS would insert a style element, which the content security
 * policy need not allow. They have no specificity, so that styles/questions.css decides what is otherwise.
 */
export function applyQuestionStyles(): void {
  // The only icon with styles of its own; there is no timer here.
  delete SvgRegistry.icons['timercircle'];
  const variables = Object.entries(BaseTheme.cssVariables ?? {}).map(([name, value]) => `${name}:${value}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:where(.sd-theme-root){${variables.join(';')}}`);
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
