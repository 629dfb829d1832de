// The balance.

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M9 1.5v13M3 5h12M3 5l-2 5.2a2.6 2.6 0 0 0 4.2 0L3 5zM15 5l-2 5.2a2.6 2.6 0 0 0 4.2 0L15 5zM6 16.5h6" />
    </svg>
  );
}
