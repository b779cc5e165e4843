/** A registry name that breaks between its parts before it breaks within one. */
export function ServerName({ name }: { name: string }) {
  const slash = name.indexOf("/") + 1;
  return (
    <>
      {name.slice(0, slash)}
      <wbr />
      {name.slice(slash)}
    </>
  );
}
