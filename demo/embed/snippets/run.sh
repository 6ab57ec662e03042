npm ci && npm run build
npx sallyport init --url https://auth.example.com
npx sallyport serve
