/** wechaty or a puppet is not there; the desk's admin page says how to install it. */
export class NotInstalled extends Error {}

/**
 * Where a package lies. Puppets of the operator's own are looked for in `folder` first, as a file or folder of that name or in its
 * node_modules. Throws {@link NotInstalled}.
 */
export function packagePath(name: string, folder: string | null): string {
  const paths = folder === null ? [] : [folder];
  const tries = [
    ...paths.flatMap((path) => [`./${name}`, name].map((which) => () => require.resolve(which, { paths: [path] }))),
    () => require.resolve(name),
  ];
  for (const find of tries) {
    try {
      return find();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new NotInstalled(`${name} is not installed`);
}
