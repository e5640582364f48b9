import { type FormulaType, GRADES, SHIPPED_CONTENT } from '#domain';
import {
  type Draft,
  FORMULAS,
  newGrade,
  newLine,
  problemOf,
  sourceOf,
  sourcesOf,
  type TemplateLine,
  withFormula,
  withTarget,
} from './template-draft';

const NAME = { 'zh-CN': '考核表', en: 'Template' };
const draft = { name: NAME, ...structuredClone(SHIPPED_CONTENT.online) } as unknown as Draft;
const first = draft.lines[0]!;
const withFirst = (change: Partial<TemplateLine>): Draft => ({
  ...draft,
  lines: [{ ...first, ...change }, ...draft.lines.slice(1)],
});

test.each(Object.keys(FORMULAS) as FormulaType[])('%s can be chosen for a line, with each source it takes', (type) => {
  for (const kind of sourcesOf(type)) {
    const line = withTarget({ ...withFormula(first, type), source: sourceOf(kind) });
    const filler = { ...newLine(draft.lines), name: NAME, note: NAME, weight: line.weight === 0 ? 50 : 0.5 };
    const rest = line.weight === 0 ? [filler] : [];
    expect(problemOf({ ...draft, lines: [line, ...draft.lines.slice(1), ...rest] })).toBeNull();
  }
});

test.each<[string, Draft, object]>([
  ['weights that do not add to 100', withFirst({ weight: 49 }), { code: 'card_weights_wrong', detail: { sum: 99 } }],
  ['a weight that is no number', withFirst({ weight: NaN }), { detail: { line: 'result', why: 'weight' } }],
  [
    'a target of nothing, at its line',
    withFirst({ target: { kind: 'fixed', value: 0, prorated: true } }),
    { code: 'card_target_zero', detail: { line: 'result' } },
  ],
  [
    'a figure that does not exist',
    withFirst({ source: { kind: 'figure', figure: 'smiles' } }),
    { code: 'card_figure_unknown', detail: { figure: 'smiles' } },
  ],
  [
    'a parameter that makes no sense, by its name',
    withFirst({ formula: { type: 'steps_below', step: 0, loss: 2 } }),
    { code: 'card_formula_wrong', detail: { line: 'result', field: 'step' } },
  ],
  [
    'a line without words',
    withFirst({ name: { 'zh-CN': ' ', en: 'x' } }),
    { code: 'words_missing', detail: { line: 'result', field: 'name' } },
  ],
  [
    'bands with a gap',
    { ...draft, grades: GRADES.map((grade) => (grade.above === 90 ? { ...grade, upTo: 94 } : grade)) },
    { code: 'card_grades_wrong', detail: { why: 'gap', at: 94 } },
  ],
  [
    'bands that overlap',
    { ...draft, grades: GRADES.map((grade) => (grade.above === 90 ? { ...grade, upTo: 96 } : grade)) },
    { code: 'card_grades_wrong', detail: { why: 'overlap', at: 95 } },
  ],
])('%s', (_, content, problem) => expect(problemOf(content)).toMatchObject(problem));

test('a new line has a key of its own, and a new band lies below the others', () => {
  const one = newLine([]);
  expect([one.key, newLine([one]).key]).toEqual(['line_1', 'line_2']);
  expect(newGrade([...GRADES])).toMatchObject({ above: 0, upTo: 80, nameProposed: true });
});
