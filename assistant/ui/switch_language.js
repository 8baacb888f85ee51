(language) => {
  const shown = document.documentElement.lang;
  const talking = document.querySelector("#conversation [data-testid='bot']");
  if (talking && !confirm(LEAVE[shown])) return shown;
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
  return language;
}
