import { SHIPPED_FORMS } from '#domain';
import type { QualityLineView } from '#contract';
import { formProblem, freeRules, moved, ofKind, withLine } from './form-draft';

const { name, lines } = SHIPPED_FORMS.call as { name: { 'zh-CN': string; en: string }; lines: QualityLineView[] };
const keys = (of: readonly QualityLineView[]) => of.map(({ key }) => key);
const said = (line: QualityLineView): QualityLineView => ({ ...line, name, help: name });

it('a shipped form has no problem', () => expect(formProblem(name, lines)).toBeNull());

it('a new line has a key of its own and asks for its words', () => {
  const twice = withLine(withLine(lines, 'fatal'), 'fatal');
  expect(new Set(keys(twice)).size).toBe(lines.length + 2);
  expect(formProblem(name, twice)).toEqual({ code: 'words_missing', detail: { line: 'line_1', field: 'name' } });
});

it('a new weighted line upsets the hundred, and says by how much', () => {
  const more = withLine(lines, 'weighted').map((line) => (line.key === 'line_1' ? said(line) : line));
  expect(formProblem(name, more)).toMatchObject({ code: 'quality_weights_wrong', detail: { sum: 110 } });
});

it('a line that proposes takes a rule that no other proposes (DOMAIN W2)', () => {
  const added = withLine(lines, 'minus').at(-1)!;
  const taken = lines.flatMap((line) => (line.kind === 'minus' ? [line.rule] : []));
  expect(added.kind === 'minus' && taken.includes(added.rule)).toBe(false);
  expect(freeRules(lines, 'cold_voice')).toContain('cold_voice');
});

it('a line keeps its words as another kind', () => {
  expect(ofKind(lines[0]!, 'fatal', lines)).toEqual({
    key: lines[0]!.key,
    name: lines[0]!.name,
    help: lines[0]!.help,
    kind: 'fatal',
  });
});

it('lines move a place and stay at the ends', () => {
  expect(keys(moved(lines, lines[1]!.key, -1)).slice(0, 2)).toEqual([lines[1]!.key, lines[0]!.key]);
  expect(keys(moved(lines, lines[0]!.key, 1)).slice(0, 2)).toEqual([lines[1]!.key, lines[0]!.key]);
  expect(moved(lines, lines[0]!.key, -1)).toEqual(lines);
  expect(moved(lines, lines.at(-1)!.key, 1)).toEqual(lines);
});

it('a form without a name says so', () => {
  expect(formProblem({ 'zh-CN': '', en: 'x' }, lines)).toEqual({ code: 'words_missing', detail: {} });
});
