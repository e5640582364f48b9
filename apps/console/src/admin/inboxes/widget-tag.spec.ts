import { typedOrigin, widgetTag } from './widget-tag';

it('writes the script line for a page', () => {
  expect(widgetTag('https://desk.example', 'k1')).toBe(
    '<script src="https://desk.example/widget/loader.js" data-key="k1" async></script>',
  );
});

it.each([
  ['https://shop.example/path?x=1', 'https://shop.example'],
  ['shop.example', 'https://shop.example'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  [' https://SHOP.example ', 'https://shop.example'],
])('takes the origin of %p', (text, origin) => {
  expect(typedOrigin(text)).toBe(origin);
});

it.each(['', 'ftp://shop.example', 'javascript://x', 'https://'])('refuses %p', (text) => {
  expect(typedOrigin(text)).toBeNull();
});
