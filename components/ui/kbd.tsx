/** A key of the keyboard, or a few pressed one after another (`g h`) when separated by blanks. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(" ").map((key, index) => (
        <kbd
          key={index}
          className="inline-grid h-5 min-w-5 place-items-center rounded-sm border border-line bg-sunken px-1 font-mono text-xs leading-none text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
