import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CsvRecord, csvRecords, fieldsOf } from './records';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cdr-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(text: string, from?: number, line?: number): Promise<CsvRecord[]> {
  const path = join(folder, 'Master.csv');
  await writeFile(path, text);
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(path, from, line)) records.push(record);
  return records;
}

test.each<[string, string[] | null]>([
  ['a,b,c', ['a', 'b', 'c']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""hi""",', ['say "hi"', '']],
  [' "a" ,b', ['a', 'b']],
  ['""', ['']],
  ['"a,b', null],
  ['"a"b,c', null],
])('%j is %j', (text, fields) => {
  expect(fieldsOf(text)).toEqual(fields);
});

test('lines are read with their numbers, empty ones left out, and a mark in front is none', async () => {
  expect(await read('\uFEFFa,1\r\n\r\nb,2')).toEqual([
    { line: 1, next: 8, fields: ['a', '1'] },
    { line: 3, next: 13, fields: ['b', '2'] },
  ]);
});

test('reading goes on where it stopped', async () => {
  const text = 'a,1\nb,2\nc,3\n';
  const [first] = await read(text);
  expect(await read(text, first!.next, first!.line + 1)).toEqual((await read(text)).slice(1));
});

test('a stray quote and a monstrous line cost themselves and no other line', async () => {
  const found = await read(`a\n"b\n${'x'.repeat(300_000)}\nd\n`);
  expect(found.map((record) => ('fault' in record ? record.fault : record.fields))).toEqual([
    ['a'],
    'quotes',
    'too_long',
    ['d'],
  ]);
  expect(found.at(-1)).toMatchObject({ line: 4, next: 300_008 });
});
