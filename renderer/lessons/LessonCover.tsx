/** In the place of the answer while a prediction is made. */
export function LessonCover({ name }: { name: string }) {
  return (
    <>
      <header className="scenario-head">
        <h1>{name}</h1>
      </header>
      <div className="empty lesson-cover">
        <p>
          <b>First a prediction.</b> Read the situation, choose an answer and keep it. Then the plans are
          played.
        </p>
      </div>
    </>
  );
}
